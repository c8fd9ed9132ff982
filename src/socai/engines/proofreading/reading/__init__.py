"""Readers: any file in, one document out, or a sentence that says why not."""
