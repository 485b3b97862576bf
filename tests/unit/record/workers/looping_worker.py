"""A worker that never comes to an end."""

import sys

from claimscope.sandbox.confinement import confine

if __name__ == "__main__":
    confine(float(sys.argv[1]), 1024 * 1024 * 1024)
    while True:
        pass
