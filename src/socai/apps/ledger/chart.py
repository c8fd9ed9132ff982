"""The shipped chart of accounts, validated."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from socai import law
from socai.domain.ledger import Account, Chart, Group, Measure, Nature, build_chart

CHART_FILE = "chart/2026.yaml"


class _Titles(BaseModel):
    model_config = ConfigDict(extra="forbid")
    vi: str
    en: str


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid")
    code: str
    title: _Titles


class _Account(_Group):
    nature: Nature
    measure: Measure


class _ChartFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    version: str
    groups: list[_Group]
    accounts: list[_Account]


@cache
def shipped_chart() -> Chart:
    """The chart in force. LawFileRefused or ChartRefused say what is wrong with it."""
    data = law.load(CHART_FILE, _ChartFile)
    return build_chart(
        data.version,
        [Account(a.code, a.nature, a.measure, a.title.model_dump()) for a in data.accounts],
        [Group(g.code, g.title.model_dump()) for g in data.groups],
    )
