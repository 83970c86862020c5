"""Speed and scale, measured from outside: real processes, real pages, the kernel's own numbers."""
