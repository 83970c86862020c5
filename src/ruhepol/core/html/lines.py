"""Setting words into lines: breaks, blank lines, quote marks, bullets and cells, when they are needed."""

import re

_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_DEEPEST = 20  # quote marks before a line


class Lines:
    """Lines in the making. What stands before a line is written when its first word comes."""

    def __init__(self) -> None:
        """Begin with an empty line."""
        self.quoted = self.literal = 0
        self._pieces: list[str] = []
        self._breaks = 0
        self._fresh = True
        self._spaced = True
        self._bullet = ""
        self._cell = False
        self._last_quoted = 0

    def text(self) -> str:
        """Return what was written."""
        lines = "".join(self._pieces).split("\n")
        return "\n".join(line.rstrip() for line in lines).strip("\n ")

    @property
    def place(self) -> int:
        """The place where the next words will stand, as `since` understands it."""
        return len(self._pieces) + (self._fresh and 1 + bool(self._pieces))

    def since(self, place: int, most: int) -> str:
        """Return the words written since `place`, or enough of them to know that they are longer."""
        found, size = [], 0
        for piece in self._pieces[place:]:
            found.append(piece)
            size += len(piece)
            if size > most:
                break
        return "".join(found)

    def write(self, words: str) -> None:
        """Add words; spaces collapse except in preformatted text."""
        if self.literal:
            first, *rest = words.replace("\r", "").split("\n")
            self._add(first)
            for line in rest:
                self.line()
                self._add(line)
            return
        words = _SPACES.sub(" ", words)
        if words.startswith(" ") and (self._fresh or self._spaced):
            words = words[1:]
        self._add(words)

    def alone(self, words: str) -> None:
        """Add words on a line of their own."""
        self.block(spaced=False)
        self._add(words)
        self.block(spaced=False)

    def line(self) -> None:
        """End the line; a second time, leave a blank one."""
        self._breaks = min(self._breaks + 1, 2) if self._fresh else max(self._breaks, 1)
        self._fresh = True

    def block(self, *, spaced: bool) -> None:
        """Begin or end a block, with a blank line beside it where it is spaced."""
        self._breaks = max(self._breaks, 2 if spaced else 1)
        self._fresh, self._cell = True, False

    def bullet(self, mark: str) -> None:
        """Put `mark` before the next words."""
        self._bullet = mark

    def cell(self) -> None:
        """Set the next words apart from those before them on the line."""
        self._cell = not self._fresh

    def _add(self, words: str) -> None:
        if not words or (self._fresh and not self.literal and words.isspace()):
            return
        if self._fresh:
            self._begin()
        elif self._cell and not words.isspace():
            self._pieces.append("\t")
            self._cell = False
        self._pieces.append(words)
        self._spaced = words.endswith((" ", "\t"))

    def _begin(self) -> None:
        depth = min(self.quoted, _DEEPEST)
        if self._pieces:
            blank = "> " * min(depth, self._last_quoted)
            self._pieces.append("\n" if self._breaks < 2 else f"\n{blank}\n")  # noqa: PLR2004  a blank line
        self._pieces.append("> " * depth + self._bullet)
        self._last_quoted, self._bullet = depth, ""
        self._breaks, self._fresh, self._cell = 0, False, False
