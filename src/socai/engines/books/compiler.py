"""One definition of the three questions, as Ibis expressions over the tables of the book."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import ibis

from socai.domain.ledger import (
    DIMENSIONS,
    At,
    Balance,
    Chart,
    Coverage,
    HandedOn,
    Hands,
    Question,
    Turnover,
)
from socai.domain.ledger.questions import UNIT, Amount
from socai.engines.books.placeholders import SCOPE_UNITS, placeholder

_ROWS: Final = {
    "effective_on": "date",
    "source_id": "int64",
    "target_id": "int64",
    "source_unit_id": "int64",
    "target_unit_id": "int64",
    "cut_id": "int64",
    "quantity": "int64",
}
_BOOK: Final = ibis.table(
    {"seq": "int64", "subject_kind": "string", "subject_id": "int64", **_ROWS}, name="ledger_transfer"
)
_DAY_TOTALS: Final = ibis.table(_ROWS, name="ledger_daytotal")
_MONTH_BALANCES: Final = ibis.table(
    {"month_end": "date", "account_id": "int64", "unit_id": "int64", "cut_id": "int64", "quantity": "int64"},
    name="ledger_monthbalance",
)
_CUTS: Final = ibis.table({"id": "int64", **dict.fromkeys(DIMENSIONS, "string")}, name="ledger_cut")
_UNITS: Final = ibis.table({"unit": "int64"}, name=SCOPE_UNITS)

_FIRST_DAY: Final = placeholder("first_day", "date")
_LAST_DAY: Final = placeholder("last_day", "date")
_MARK: Final = placeholder("mark", "int64")
# With totals: entries after `tail` come from the book, the others from day totals after `base`,
# and what stood at the end of `base` from the month's balances.
_TAIL: Final = placeholder("tail", "int64")
_BASE: Final = placeholder("base", "date")
# Where a page of subjects starts: after this one.
_AFTER_KIND: Final = placeholder("after_kind", "string")
_AFTER_ID: Final = placeholder("after_id", "int64")
_NO_ACCOUNT: Final = 0
_SUBJECT: Final = ("subject_kind", "subject_id")


@dataclass(frozen=True, slots=True)
class Shape:
    """All that decides the text of a query; of whom and when is bound at each run."""

    questions: tuple[Question, ...]
    where: tuple[tuple[str, frozenset[str]], ...]
    group_by: tuple[str, ...]
    with_totals: bool

    @property
    def asks_opening(self) -> bool:
        return any(balance.at is At.OPENING for balance in self._balances())

    @property
    def asks_balance(self) -> bool:
        return any(True for _ in self._balances())

    @property
    def asks_moves(self) -> bool:
        return any(not isinstance(_amount_in(question), Balance) for question in self.questions)

    def _balances(self) -> Iterator[Balance]:
        for question in self.questions:
            amount = _amount_in(question)
            if isinstance(amount, Balance):
                yield amount


@dataclass(frozen=True, slots=True)
class Part:
    """One query, and which of the questions its columns (after the group's) answer."""

    places: tuple[int, ...]
    expression: ibis.Expr


def define(shape: Shape, chart: Chart, account_ids: Mapping[str, int]) -> list[Part]:
    """The queries that together answer the shape: one for all amounts, one for each coverage."""
    reader = _Reader(shape, chart, account_ids)
    amounts = {
        place: question
        for place, question in enumerate(shape.questions)
        if not isinstance(question, Coverage)
    }
    parts = [Part(tuple(amounts), reader.amounts(list(amounts.values())))] if amounts else []
    for place, question in enumerate(shape.questions):
        if isinstance(question, Coverage):
            parts.append(Part((place,), reader.coverage(question)))
    return parts


def define_behind(shape: Shape, chart: Chart, account_ids: Mapping[str, int], *, limit: int) -> ibis.Expr:
    """A page of the subjects behind the shape's one amount, with how much each adds to it."""
    (question,) = shape.questions
    return _Reader(shape, chart, account_ids, carried=_SUBJECT).subjects(_amount_in(question), limit)


@dataclass(frozen=True, slots=True)
class _Source:
    """A table that moves are read from, and which of its rows."""

    table: ibis.Expr
    bounds: tuple[ibis.Expr, ...]
    is_tail: bool = False  # the few entries after the totals

    def of_units(self, unit: ibis.Expr, *more: ibis.Expr) -> ibis.Expr:
        # A sum is no column of an index: SQLite would reach the tail through all the years of a unit.
        asked = (unit + 0 if self.is_tail else unit).isin(_UNITS.unit)
        return self.table.filter(*self.bounds, *more, asked)


@dataclass(frozen=True, slots=True)
class _Reader:
    shape: Shape
    chart: Chart
    account_ids: Mapping[str, int]
    carried: tuple[str, ...] = ()  # columns of the book that moves keep

    def amounts(self, questions: Sequence[Amount]) -> ibis.Expr:
        moves = _gathered(self._moves(self.shape.group_by), self._group_columns())
        sums = {f"q{place}": self._sum(question, moves) for place, question in enumerate(questions)}
        return self._grouped(moves).aggregate(**sums)

    def coverage(self, question: Coverage) -> ibis.Expr:
        """How many values of the fact have an amount above zero."""
        columns = dict.fromkeys([*self._group_columns(), _column(question.of)])
        moves = _gathered(self._moves((*self.shape.group_by, question.of)), columns)
        values = moves.group_by(*self._group_columns(), fact=moves[_column(question.of)]).aggregate(
            amount=self._sum(question.base, moves)
        )
        counted = values.filter(values.amount > 0, values.fact != "")
        return self._grouped(counted).aggregate(q0=counted.count())

    def subjects(self, question: Amount, limit: int) -> ibis.Expr:
        moves = self._moves(())
        moves = moves.mutate(in_window=_in_window(moves))
        amounts = moves.group_by(*_SUBJECT).aggregate(quantity=self._sum(question, moves))
        later = (amounts.subject_kind > _AFTER_KIND) | (
            (amounts.subject_kind == _AFTER_KIND) & (amounts.subject_id > _AFTER_ID)
        )
        page = amounts.filter(amounts.quantity != 0, later)
        return page.order_by(*_SUBJECT).limit(limit)

    def _group_columns(self) -> list[str]:
        return [_column(name) for name in self.shape.group_by]

    def _grouped(self, rows: ibis.Expr) -> ibis.Expr:
        columns = self._group_columns()
        return rows.group_by(*columns) if columns else rows

    # Moves as a unit of the scope sees them: what arrives in which account, what leaves which.
    # A hand-over shows to each side as one of the two; a balance brought on shows as an arrival.

    def _moves(self, facts: Sequence[str]) -> ibis.Expr:
        # Each branch filters its own table: a shared one would become a CTE that no index serves.
        branches = []
        for source in self._sources():
            branches += [self._seen_by_taker(source), self._seen_by_giver(source)]
        if self.shape.with_totals and self.shape.asks_balance:
            branches.append(_standing_at_base())
        return self._with_facts(ibis.union(*branches), facts)

    def _sources(self) -> Iterator[_Source]:
        if self.shape.with_totals:
            # What was learned late may be effective on any day, so the tail has no lower end.
            tail = (_BOOK.seq > _TAIL, _BOOK.seq <= _MARK, _BOOK.effective_on <= _LAST_DAY)
            yield _Source(_BOOK, tail, is_tail=True)
            days = (_DAY_TOTALS.effective_on > _BASE, _DAY_TOTALS.effective_on <= _LAST_DAY)
            yield _Source(_DAY_TOTALS, days)
        elif self.shape.asks_balance:
            yield _Source(_BOOK, (_BOOK.seq <= _MARK, _BOOK.effective_on <= _LAST_DAY))
        else:
            yield _Source(_BOOK, (_BOOK.seq <= _MARK, _BOOK.effective_on.between(_FIRST_DAY, _LAST_DAY)))

    def _seen_by_taker(self, source: _Source) -> ibis.Expr:
        """Ordinary moves, and hand-overs as they arrive."""
        rows = source.of_units(source.table.target_unit_id)
        ordinary = rows.source_unit_id == rows.target_unit_id
        return rows.select(
            *self.carried,
            "effective_on",
            "cut_id",
            "quantity",
            unit=rows.target_unit_id,
            arrives=rows.target_id,
            leaves=ibis.ifelse(ordinary, rows.source_id, _NO_ACCOUNT).cast("int64"),
            crosses=self._crosses(rows, other=rows.source_unit_id),
        )

    def _seen_by_giver(self, source: _Source) -> ibis.Expr:
        """Hand-overs as they leave."""
        table = source.table
        # Worded as the condition of the partial index is: SQLite compares words, and reads everything else.
        handed = ~(table.source_unit_id == table.target_unit_id)
        rows = source.of_units(table.source_unit_id, handed)
        return rows.select(
            *self.carried,
            "effective_on",
            "cut_id",
            "quantity",
            unit=rows.source_unit_id,
            arrives=ibis.literal(_NO_ACCOUNT, "int64"),
            leaves=rows.source_id,
            crosses=self._crosses(rows, other=rows.target_unit_id),
        )

    def _crosses(self, rows: ibis.Expr, *, other: ibis.Expr) -> ibis.Expr:
        """Whether the move is a hand-over from, or to, a unit outside the set asked about."""
        handed = rows.source_unit_id != rows.target_unit_id
        if UNIT in self.shape.group_by:  # each unit is then a set of its own
            return handed
        return handed & other.notin(_UNITS.unit)

    def _with_facts(self, moves: ibis.Expr, facts: Sequence[str]) -> ibis.Expr:
        for name, allowed in self.shape.where:
            chosen = _CUTS.filter(_CUTS[name].isin(sorted(allowed)))
            moves = moves.filter(moves.cut_id.isin(chosen.id))
        dimensions = [name for name in dict.fromkeys(facts) if name != UNIT]
        if dimensions:
            cuts = _CUTS.select("id", **{_column(name): _CUTS[name] for name in dimensions})
            moves = moves.join(cuts, moves.cut_id == cuts.id)
        return moves.mutate(**{_column(UNIT): moves.unit.cast("string")}) if UNIT in facts else moves

    def _sum(self, question: Amount, moves: ibis.Expr) -> ibis.Expr:
        match question:
            case Balance(accounts=accounts, at=at):
                leaves = self._ids(accounts)
                change = _if(moves.arrives.isin(leaves), moves.quantity) - _if(
                    moves.leaves.isin(leaves), moves.quantity
                )
                quantity = _if(~moves.in_window, change) if at is At.OPENING else change
            case HandedOn(accounts=accounts, hands=hands):
                side = moves.arrives if hands is Hands.TAKEN_OVER else moves.leaves
                quantity = _if(
                    moves.in_window & moves.crosses & side.isin(self._ids(accounts)), moves.quantity
                )
            case Turnover():
                quantity = _if(moves.in_window & self._turns(question, moves), moves.quantity)
        return quantity.sum().fill_null(0)

    def _turns(self, question: Turnover, moves: ibis.Expr) -> ibis.Expr:
        if question.into and question.out_of:
            return moves.arrives.isin(self._ids(question.into)) & moves.leaves.isin(
                self._ids(question.out_of)
            )
        if question.into:
            inside = self._ids(question.into)
            return moves.arrives.isin(inside) & moves.leaves.notin([*inside, _NO_ACCOUNT])
        assert question.out_of
        inside = self._ids(question.out_of)
        return moves.leaves.isin(inside) & moves.arrives.notin([*inside, _NO_ACCOUNT])

    def _ids(self, code: str) -> list[int]:
        return sorted(self.account_ids[leaf] for leaf in self.chart.leaves(code))


def _standing_at_base() -> ibis.Expr:
    rows = _MONTH_BALANCES.filter(
        _MONTH_BALANCES.month_end == _BASE, _MONTH_BALANCES.unit_id.isin(_UNITS.unit)
    )
    return rows.select(
        "cut_id",
        "quantity",
        effective_on=rows.month_end,
        unit=rows.unit_id,
        arrives=rows.account_id,
        leaves=ibis.literal(_NO_ACCOUNT, "int64"),
        crosses=ibis.literal(value=False),
    ).select("effective_on", "cut_id", "quantity", "unit", "arrives", "leaves", "crosses")


def _gathered(moves: ibis.Expr, columns: Iterable[str]) -> ibis.Expr:
    """Moves that no question tells apart, as one: sums over millions of rows become sums over dozens."""
    alike = moves.group_by(*columns, "arrives", "leaves", "crosses", in_window=_in_window(moves))
    return alike.aggregate(quantity=moves.quantity.sum())


def _in_window(moves: ibis.Expr) -> ibis.Expr:
    # The last day bounds what is read at all.
    return moves.effective_on >= _FIRST_DAY


def _if(condition: ibis.Expr, quantity: ibis.Expr) -> ibis.Expr:
    return ibis.ifelse(condition, quantity, 0)


def _column(name: str) -> str:
    return f"by_{name}"


def _amount_in(question: Question) -> Amount:
    return question.base if isinstance(question, Coverage) else question
