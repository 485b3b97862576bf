"""A record that is kept: where cases live, and how they change without anything being lost."""
