"""The commands of Claimscope from a checkout: the same as the installed ``claimscope``."""

import sys

from claimscope.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
