"""The screens, a folder each: views, forms, panels, addresses."""
