"""`python -m ruhepol` is the `ruhepol` command."""

import sys

from ruhepol.config.cli import main

sys.exit(main())
