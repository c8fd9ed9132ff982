"""Renders Word documents from templates and reads them back, trusting neither values nor files."""

from socai.engines.documents.contents import Cell, Contents, Paragraph, Table
from socai.engines.documents.figures import ColumnMissing, Figure, read_figures
from socai.engines.documents.packages import DocumentRefused
from socai.engines.documents.reading import read_document
from socai.engines.documents.rendering import TemplateRefused, ValueRefused, render

__all__ = [
    "Cell",
    "ColumnMissing",
    "Contents",
    "DocumentRefused",
    "Figure",
    "Paragraph",
    "Table",
    "TemplateRefused",
    "ValueRefused",
    "read_document",
    "read_figures",
    "render",
]
