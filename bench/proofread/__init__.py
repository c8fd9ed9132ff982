"""Measures the proofreader on reports whose truth is known: written here, some with a slip put into them.

The texts and patterns are of this folder alone. Nothing here looks at how the engine finds a figure, so that
the two cannot agree by having learned from each other.
"""
