"""Turn a Word document into pages, as LibreOffice shows them."""

import subprocess
from pathlib import Path


def page_count(data: bytes, folder: Path) -> int:
    """How many pages the document takes; it is opened with a profile of its own."""
    (folder / "document.docx").write_bytes(data)
    convert = ["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless"]
    convert += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "document.docx")]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    shown = subprocess.run(
        ["pdfinfo", str(folder / "document.pdf")], check=True, capture_output=True, text=True, timeout=30
    )
    return int(next(line.split()[1] for line in shown.stdout.splitlines() if line.startswith("Pages:")))
