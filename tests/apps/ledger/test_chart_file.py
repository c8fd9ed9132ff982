"""The chart ships as law data: what is wrong with it is said with file and line."""

import pytest

from socai import law
from socai.apps.ledger import chart
from socai.apps.ledger.interning import account_ids
from socai.domain.ledger import ChartRefused, Nature
from socai.law import LawFileRefused

SOUND = """\
version: v
groups:
  - {code: dossier, title: {vi: Hồ sơ, en: Dossiers}}
accounts:
  - {code: intake, nature: outside, measure: dossier, title: {vi: Nguồn, en: Intake}}
  - {code: dossier.open, nature: stock, measure: dossier, title: {vi: Mở, en: Open}}
"""


@pytest.fixture
def read(monkeypatch):
    """Read a chart from text as if it were the file that ships."""

    def read(text):
        monkeypatch.setattr(law, "read", lambda file: text)
        return chart.shipped_chart.__wrapped__()

    return read


def test_a_sound_file_becomes_a_chart(read):
    result = read(SOUND)

    assert result.version == "v"
    assert result.account("dossier.open").titles == {"vi": "Mở", "en": "Open"}


@pytest.mark.parametrize(
    ("was", "becomes", "line", "place"),
    [
        ("nature: outside", "nature: elsewhere", 5, "accounts.0.nature"),
        ("measure: dossier, title: {vi: Mở", "measure: stone, title: {vi: Mở", 6, "accounts.1.measure"),
        ("title: {vi: Mở, en: Open}", "title: {vi: Mở}", 6, "accounts.1.title.en"),
        ("title: {vi: Hồ sơ, en: Dossiers}", "name: x", 3, "groups.0.title"),
        ("version: v\n", "version: v\nyear: 2026\n", 2, "year"),
        ("accounts:", "accounts: [", 5, ""),
    ],
)
def test_a_broken_file_is_refused_with_its_name_the_line_and_the_place(read, was, becomes, line, place):
    with pytest.raises(LawFileRefused, match=r"^chart/2026\.yaml, line ") as refusal:
        read(SOUND.replace(was, becomes))

    assert (refusal.value.file, refusal.value.line, refusal.value.place) == (chart.CHART_FILE, line, place)


def test_a_file_whose_chart_contradicts_itself_is_refused(read):
    with pytest.raises(ChartRefused, match=r"'dossier\.open' stands twice"):
        read(SOUND.replace("code: intake", "code: dossier.open"))


def test_the_chart_in_force_has_a_title_in_both_languages_everywhere():
    shipped = chart.shipped_chart()

    for place in (*shipped.accounts.values(), *shipped.groups.values()):
        assert place.titles.keys() == {"vi", "en"}
        assert all(place.titles.values())


def test_memoranda_lie_apart_from_what_is_in_stock():
    shipped = chart.shipped_chart()

    memoranda = {code for code, item in shipped.accounts.items() if item.nature is Nature.MEMO}

    assert memoranda == shipped.leaves("memo")


def test_after_migrating_every_account_of_the_chart_can_be_posted_to(db):
    assert account_ids().keys() == chart.shipped_chart().accounts.keys()
