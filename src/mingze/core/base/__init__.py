"""The shared Django ground: guarded rows, the page shell, components, list pages, forms, translations."""
