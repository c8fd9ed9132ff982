"""Layout, design tokens, components, template tags."""
