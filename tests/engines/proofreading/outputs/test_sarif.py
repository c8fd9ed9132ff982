import json

from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.model import Block, Document, Source
from socai.engines.proofreading.outputs.sarif import to_sarif
from tests.engines.proofreading.outputs import papers_with_findings as papers


def run_of(*checked) -> dict:
    log = json.loads(to_sarif(checked, version="1.2.3"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_every_code_is_a_rule_and_each_result_names_its_own() -> None:
    run = run_of(("bao cao.docx", papers.document(), [papers.sum_finding(), papers.note_finding()]))

    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [code.value for code in Code]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        "sum-of-parts",
        "sentence-twice",
    ]
    assert [result["level"] for result in run["results"]] == ["error", "note"]


def test_a_result_says_where_its_figures_stand() -> None:
    run = run_of(("báo cáo.docx", papers.document(), [papers.sum_finding()]))

    (result,) = run["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "b%C3%A1o%20c%C3%A1o.docx"
    assert location["logicalLocations"][0]["name"] == "214"
    assert result["relatedLocations"][2]["logicalLocations"][0]["fullyQualifiedName"] == (
        "body/block 3/row 1/column 1/characters 9-12"
    )
    assert result["properties"]["suggestion"] == "211"


def test_a_text_file_has_lines() -> None:
    document = papers.document("bao-cao.txt")
    lined = Document(
        (Block(papers.SENTENCE, sources=(Source(0, "", 7),)), *document.blocks[1:]), format="txt", name="x"
    )

    run = run_of(("bao-cao.txt", lined, [papers.sum_finding()]))

    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 7


def test_a_finding_keeps_its_fingerprint_when_the_paragraph_moves() -> None:
    document = papers.document()
    later = Document((Block("Mở đầu."), *document.blocks), format="docx")

    before = run_of(("a.docx", document, [papers.note_finding()]))["results"][0]
    after = run_of(("a.docx", later, [papers.note_finding()]))["results"][0]

    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_nothing_found_is_a_run_without_results() -> None:
    assert run_of(("a.docx", papers.document(), []))["results"] == []
