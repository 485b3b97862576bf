"""Archives: cases of a database as Parquet by month, with the hash of every file."""

MANIFEST = "archive.json"
"""The file that says what an archive holds; it is written last."""

STORAGE = "s3://"
"""What the address of an archive in storage that speaks S3 begins with: ``s3://bucket/prefix``."""
