"""Articles: what the help centre says, written in both languages side by side."""
