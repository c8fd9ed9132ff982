"""What cannot be read safely is refused with a sentence, and nothing is kept of it."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socai.engines.proofreading.figures import find_figures
from socai.engines.proofreading.reading import (
    LARGEST_FILE,
    ReadingRefused,
    Reason,
    converting,
    read,
    scanning,
)
from tests.support.proofreading_files import (
    cell,
    package,
    paragraph,
    pdf_file,
    sheet_file,
    word_file,
    written,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def reason_for(data: bytes, name: str) -> Reason:
    with pytest.raises(ReadingRefused) as refused:
        read(data, name=name)
    for sentence in (refused.value.vi, refused.value.en):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    return refused.value.reason


def bomb() -> bytes:
    return package({"[Content_Types].xml": "<T/>", "word/document.xml": b"<a>" + b" " * (40 * 2**20)})


def locked_zip() -> bytes:
    data = bytearray(word_file(paragraph("Nhận 5 hồ sơ")))
    for mark, shift in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + shift] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.docx", Reason.EMPTY),
        (b" \n\n", "a.txt", Reason.EMPTY),
        (b"a" * (LARGEST_FILE + 1), "a.txt", Reason.TOO_LARGE),
        (b"PK\x03\x04 torn", "a.docx", Reason.BROKEN),
        (b"no zip at all", "a.docx", Reason.BROKEN),
        (package({"a.txt": "x"}), "a.docx", Reason.BROKEN),
        (word_file("<w:p>"), "a.docx", Reason.BROKEN),
        (word_file(""), "a.docx", Reason.NO_TEXT),
        (bomb(), "a.docx", Reason.UNPACKS_TOO_LARGE),
        (word_file("<w:p/>" * 810_000), "a.docx", Reason.UNPACKS_TOO_LARGE),
        (b"<p>" * 410_000, "a.html", Reason.UNPACKS_TOO_LARGE),
        (b"a\n" * 110_000, "a.txt", Reason.UNPACKS_TOO_LARGE),
        (locked_zip(), "a.docx", Reason.ENCRYPTED),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "a.docx", Reason.ENCRYPTED),
        (OLE + b"\x00" * 600, "a.docx", Reason.MISLABELLED),
        (OLE + "_VBA_PROJECT".encode("utf-16-le"), "a.doc", Reason.MACROS),
        (word_file(paragraph("x"), vbaProject="x"), "a.docm", Reason.MACROS),
        (package({"word/document.xml": "<a/>", "word/vbaProject.bin": b"x"}), "a.docx", Reason.MACROS),
        (package({"word/document.xml": ENTITY}), "a.docx", Reason.HIDDEN_ENTITIES),
        (pdf_file(written("x", 9, 9)), "a.docx", Reason.MISLABELLED),
        (word_file(paragraph("x")), "a.pdf", Reason.MISLABELLED),
        (b"\x89PNG\r\n\x1a\n", "a.txt", Reason.MISLABELLED),
        (b"abc\x00\x01def", "a.txt", Reason.MISLABELLED),
        ("Báo cáo".encode("cp1258", "replace"), "a.txt", Reason.NOT_UTF8),
        (b"plain words", "a.html", Reason.MISLABELLED),
        (b"%PDF-1.4 torn", "a.pdf", Reason.BROKEN),
        (b"GIF89a", "a.gif", Reason.UNKNOWN_FORMAT),
        (b"words", "a", Reason.UNKNOWN_FORMAT),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_with_its_reason(data, name, reason):
    assert reason_for(data, name) is reason


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("MẬT\nBáo cáo 5 hồ sơ".encode(), "a.txt"),
        ("# Báo cáo\n\n**TỐI MẬT**\n\nx".encode(), "a.md"),
        ("Độ mật: Tuyệt mật\nx".encode(), "a.txt"),
        (word_file(f"<w:tbl><w:tr>{cell('UBND XÃ')}{cell('TUYỆT MẬT')}</w:tr></w:tbl>"), "a.docx"),
        ("<p>MẬT</p><p>x</p>".encode(), "a.html"),
    ],
)
def test_a_paper_that_bears_a_secrecy_mark_is_refused_and_not_quoted(data, name):
    with pytest.raises(ReadingRefused) as refused:
        read(data, name=name)

    assert refused.value.reason is Reason.CLASSIFIED
    assert "5" not in str(refused.value)
    assert refused.value.__context__ is None


def test_a_sentence_about_secret_papers_is_read():
    document = read(
        "Thực hiện quy định bảo vệ bí mật nhà nước; quản lý 05 văn bản mật.".encode(), name="a.txt"
    )

    assert [figure.printed for figure in find_figures(document)] == ["05"]


def test_an_old_file_needs_libreoffice(monkeypatch):
    monkeypatch.setattr(converting.shutil, "which", lambda name: None)

    assert reason_for(OLE + b"\x00" * 600, "a.doc") is Reason.NEEDS_OFFICE


def test_a_scan_needs_tesseract_with_vietnamese(monkeypatch):
    monkeypatch.setattr(scanning.shutil, "which", lambda name: None)

    assert reason_for(pdf_file("0 0 m 500 500 l S"), "a.pdf") is Reason.NEEDS_OCR


def test_a_scan_is_read_by_the_program_that_is_there(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text(
        "#!/bin/sh\n[ \"$1\" = --list-langs ] && echo vie && exit\ncat > /dev/null\necho 'Nhận 26 hồ sơ'\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(scanning.shutil, "which", lambda name: str(program))

    document = read(pdf_file("0 0 m 500 500 l S"), name="a.pdf")

    assert [figure.printed for figure in find_figures(document)] == ["26"]


WHOLE = {
    "a.docx": word_file(
        paragraph("Tiếp nhận 26 hồ sơ") + f"<w:tbl><w:tr>{cell('1')}{cell('26')}</w:tr></w:tbl>"
    ),
    "a.xlsx": sheet_file('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'),
    "a.pdf": pdf_file(written("Received 26 dossiers of 30", 60, 700) + "60 60 m 90 60 l S"),
    "a.html": "<table><tr><td rowspan=3>1<td>26</table><ul><li>Nhận 5 hồ sơ</ul>".encode(),
    "a.md": "| 1 | 26 |\n|---|---|\n- Nhận **5** hồ sơ<sup>1</sup>".encode(),
}  # fmt: skip


def unpacked(data: bytes) -> bytes:
    """The same package without compression, so that a changed byte changes a part and not only a checksum."""
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part))
    return plain.getvalue()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    name=st.sampled_from(sorted(WHOLE)),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4), st.integers(0, 8)), max_size=6),
    cut=st.integers(0, 3),
)
def test_a_damaged_file_is_read_or_refused_but_never_breaks_the_reader(name, changes, cut):
    data = WHOLE[name]
    if data.startswith(b"PK"):
        data = unpacked(data)
    for position, inserted, dropped in changes:
        start = position % (len(data) + 1)
        data = data[:start] + inserted + data[start + dropped :]
    data = data[: len(data) - cut * len(data) // 4]

    try:
        document = read(data, name=name)
    except ReadingRefused:
        return

    for figure in find_figures(document):
        assert document.text_at(figure.place) == figure.printed
