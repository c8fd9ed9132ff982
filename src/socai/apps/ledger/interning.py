"""Accounts and cuts by small numbers: written once, remembered by this process."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from functools import cache

from django.db import connection

from socai.apps.ledger.chart import shipped_chart
from socai.apps.ledger.models import Account, Cut
from socai.domain.ledger import DIMENSIONS
from socai.domain.ledger import Cut as CutFacts


def intern_accounts(*, using: str = "default") -> None:
    """Every account of the chart has its row. Run after each migration."""
    rows = [Account(code=a.code, measure=a.measure) for a in shipped_chart().accounts.values()]
    Account.objects.using(using).bulk_create(rows, ignore_conflicts=True)
    _accounts_in.cache_clear()


def account_ids() -> Mapping[str, int]:
    """Account code → number, remembered per database: the table changes only with a migration."""
    return _accounts_in(str(connection.settings_dict["NAME"]))


@cache
def _accounts_in(_database: str) -> Mapping[str, int]:
    return dict(Account.objects.values_list("code", "pk"))


def cut_ids(cuts: Iterable[CutFacts]) -> Mapping[CutFacts, int]:
    """The numbers of these cuts; those not seen before are written."""
    wanted = set(cuts)
    known = _find_cuts(wanted)
    if missing := wanted - known.keys():
        # Another process may intern the same cut at the same time: whoever is second finds it there.
        # All write them in one order, so that two who need several never wait for each other.
        rows = [Cut(**dict(zip(DIMENSIONS, astuple(cut), strict=True))) for cut in sorted(missing)]
        Cut.objects.bulk_create(rows, ignore_conflicts=True)
        known = {**known, **_find_cuts(missing)}
    return known


def facts_of(row: Cut) -> CutFacts:
    return CutFacts(*(getattr(row, name) for name in DIMENSIONS))


def _find_cuts(wanted: set[CutFacts]) -> dict[CutFacts, int]:
    if not wanted:
        return {}
    rows = Cut.objects.filter(
        procedure__in={cut.procedure for cut in wanted}, version__in={cut.version for cut in wanted}
    ).values_list("pk", *DIMENSIONS)
    found = {CutFacts(*facts): pk for pk, *facts in rows}
    return {cut: found[cut] for cut in wanted if cut in found}
