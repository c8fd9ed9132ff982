"""From a place in a document back to where it stands in the file."""

from socai.engines.proofreading.model import Block, Document, Place, Source


def source_of(document: Document, place: Place) -> Source | None:
    """The last source that begins at or before the place; None where the reading kept none."""
    block = document.blocks[place.block]
    if isinstance(block, Block):
        sources = block.sources
    else:
        assert place.row is not None, place
        assert place.column is not None, place
        sources = block.rows[place.row][place.column].sources
    before = [source for source in sources if source.start <= place.start]
    return before[-1] if before else None
