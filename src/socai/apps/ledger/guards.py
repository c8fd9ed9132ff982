"""What the database itself refuses of the book, whoever writes: also a program that is not ours."""

from socai.apps.kernel import append_only
from socai.apps.ledger.models import Account, Cut, Seal, Transfer

_MIRRORED = (
    "effective_on",
    "source_id",
    "target_id",
    "source_unit_id",
    "target_unit_id",
    "cut_id",
    "subject_kind",
    "subject_id",
)


def register_guards() -> None:
    for model in (Account, Cut, Transfer, Seal):
        append_only.protect(model)
    mirrored = " AND ".join(f"black.{name} = NEW.{name}" for name in _MIRRORED)
    append_only.refuse_insert(
        Transfer,
        name="ledger_transfer_red_mirrors_black",
        when=(
            "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_transfer black"
            f" WHERE black.seq = NEW.reverses_id AND black.reverses_id IS NULL AND {mirrored}"
            " AND black.quantity = -NEW.quantity)"
        ),
        why="a red entry repeats the entry it takes back, with the quantity negated",
    )
    append_only.refuse_insert(
        Transfer,
        name="ledger_transfer_one_measure",
        when=(
            "(SELECT measure FROM ledger_account WHERE id = NEW.source_id)"
            " <> (SELECT measure FROM ledger_account WHERE id = NEW.target_id)"
        ),
        why="both accounts of a transfer are kept in one measure",
    )
