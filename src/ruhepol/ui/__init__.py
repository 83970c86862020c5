"""The design system: tokens, components, icons and behaviours that the faces draw their pages with."""
