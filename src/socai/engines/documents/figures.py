"""Read the figures of a table back."""

from dataclasses import dataclass

from socai.domain.numbers import NotANumber, PrintedNumber, read_number
from socai.engines.documents.contents import Table


class ColumnMissing(LookupError):
    """No row of the table heads columns of these names."""

    def __init__(self, names: tuple[str, ...], table: Table) -> None:
        self.names = names
        heads = ", ".join(dict.fromkeys(text for text in table.texts()[0] if text)) if table.rows else ""
        super().__init__(f"no row of the table heads the columns {', '.join(names)}; its first has {heads}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of a table: its label, what is printed in the column asked for, and the number that is."""

    label: str
    text: str
    number: PrintedNumber | None


def read_figures(table: Table, *, label: str, value: str, unit: str | None = None) -> tuple[Figure, ...]:
    """Each line below the row that heads the named columns. Raises ColumnMissing.

    A cell that is no number comes back with its text and no number.
    """
    names = (label, value) if unit is None else (label, value, unit)
    texts = table.texts()
    for head, row in enumerate(texts):
        heads = [_plain(text) for text in row]
        if all(_plain(name) in heads for name in names):
            columns = [heads.index(_plain(name)) for name in names]
            return tuple(_figure([line[column] for column in columns]) for line in texts[head + 1 :])
    raise ColumnMissing(names, table)


def _figure(line: list[str]) -> Figure:
    label, text, *unit = (text.strip() for text in line)
    try:
        number = read_number(text, unit=unit[0] if unit else "")
    except NotANumber:
        return Figure(label, text, None)
    return Figure(label, text, number)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
