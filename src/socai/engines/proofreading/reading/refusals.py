"""Why a file is not read: one sentence each, in both languages."""

from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    MISLABELLED = "mislabelled"
    UNKNOWN_FORMAT = "unknown_format"
    NOT_UTF8 = "not_utf8"
    HIDDEN_ENTITIES = "hidden_entities"
    CLASSIFIED = "classified"
    NEEDS_OFFICE = "needs_office"
    OFFICE_FAILED = "office_failed"
    NEEDS_OCR = "needs_ocr"
    NO_TEXT = "no_text"


_SENTENCES: Final[dict[Reason, tuple[str, str]]] = {
    Reason.EMPTY: ("Tệp không có nội dung.", "The file is empty."),
    Reason.TOO_LARGE: (
        "Tệp quá lớn (giới hạn {facts}); hãy tách bớt hình ảnh hoặc phụ lục rồi soát lại.",
        "The file is too large (the limit is {facts}); take out pictures or annexes and try again.",
    ),
    Reason.UNPACKS_TOO_LARGE: (
        "Nội dung nén trong tệp phình ra quá mức cho phép nên tệp không được mở.",
        "The file unpacks to more than is allowed, so it was not opened.",
    ),
    Reason.BROKEN: (
        "Tệp bị hỏng hoặc không trọn vẹn; hãy mở bằng phần mềm đã tạo ra nó và lưu lại.",
        "The file is damaged or incomplete; open it with the program that made it and save it again.",
    ),
    Reason.ENCRYPTED: (
        "Tệp được bảo vệ bằng mật khẩu; hãy gỡ mật khẩu rồi soát lại.",
        "The file is protected by a password; remove the password and try again.",
    ),
    Reason.MACROS: (
        "Tệp có chứa macro nên không được mở; hãy lưu lại ở dạng không có macro (.docx, .xlsx).",
        "The file carries macros, so it was not opened; save it without them (.docx, .xlsx).",
    ),
    Reason.MISLABELLED: (
        "Đuôi tệp không khớp với nội dung ({facts}); hãy đặt lại đúng đuôi tệp.",
        "The file's ending does not match its content ({facts}); give it the right ending.",
    ),
    Reason.UNKNOWN_FORMAT: (
        "Loại tệp này chưa đọc được; các loại đọc được là {facts}.",
        "This kind of file cannot be read; kinds that can are {facts}.",
    ),
    Reason.NOT_UTF8: (
        "Chữ trong tệp không dùng bảng mã Unicode (UTF-8); hãy lưu lại với bảng mã UTF-8.",
        "The text is not in Unicode (UTF-8); save it again as UTF-8.",
    ),
    Reason.HIDDEN_ENTITIES: (
        "Tệp khai báo kiểu tài liệu có thể che giấu nội dung từ bên ngoài nên không được mở.",
        "The file declares a document type that could pull in outside content, so it was not opened.",
    ),
    Reason.CLASSIFIED: (
        "Văn bản có đóng dấu độ mật; công cụ này không đọc và không lưu vết văn bản mật.",
        "The document bears a secrecy mark; this tool neither reads nor records classified papers.",
    ),
    Reason.NEEDS_OFFICE: (
        "Cần cài LibreOffice trên máy này để đọc tệp {facts}, hoặc hãy lưu tệp thành .docx hay .xlsx.",
        "LibreOffice has to be installed here to read {facts} files, or save the file as .docx or .xlsx.",
    ),
    Reason.OFFICE_FAILED: (
        "LibreOffice không chuyển được tệp này; tệp có thể bị hỏng hoặc có mật khẩu.",
        "LibreOffice could not convert the file; it may be damaged or protected by a password.",
    ),
    Reason.NEEDS_OCR: (
        "Tệp PDF này là bản quét, không có chữ; cần cài tesseract kèm tiếng Việt (vie) trên máy này để đọc.",
        "This PDF is a scan without text; tesseract with Vietnamese (vie) has to be installed here "
        "to read it.",
    ),
    Reason.NO_TEXT: (
        "Không tìm thấy chữ nào trong tệp.",
        "There is no text in the file.",
    ),
}


class ReadingRefused(ValueError):
    """The file is not read. `reason` is stable; `vi` and `en` are sentences for people, without its
    content."""

    def __init__(self, reason: Reason, facts: str = "") -> None:
        self.reason, self.facts = reason, facts
        vi, en = _SENTENCES[reason]
        self.vi, self.en = vi.format(facts=facts), en.format(facts=facts)
        super().__init__(self.en)
