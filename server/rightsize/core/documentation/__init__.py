"""Doc styles, rendering, splicing and drafts."""
