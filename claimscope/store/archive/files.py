"""The files of an archive, which lie in a folder or in storage that speaks S3.

Of storage the address is ``s3://bucket/prefix``. Its server, region and credentials are those that
the environment names, in the variables that every program for S3 knows: ``AWS_ENDPOINT_URL``
(``AWS_ENDPOINT_URL_S3`` goes before it; without both it is Amazon's own), ``AWS_REGION`` or
``AWS_DEFAULT_REGION``, ``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN`` and
``AWS_CA_BUNDLE``. Without credentials it is read as anybody reads a public bucket: none are taken
from a file of the user's, and no service of a cloud is asked for any. No message holds one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pyarrow import fs

from claimscope.record.changes import StoreError
from claimscope.store.archive import STORAGE

KEY, SECRET, TOKEN = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
CERTIFICATES = "AWS_CA_BUNDLE"
USUAL_REGION = "us-east-1"
CONNECT_SECONDS = 5
BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}")
SERVER = re.compile(r"https?://((?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?)/?")
ANSWER = re.compile(r"AWS Error (\w+)(?: \(HTTP status (\d+)\))?")
"""How Arrow tells what a server has answered."""
REFUSALS = (
    *("ACCESS_DENIED", "INVALID_ACCESS_KEY_ID", "INVALID_CLIENT_TOKEN_ID", "INVALID_SIGNATURE"),
    *("MISSING_AUTHENTICATION_TOKEN", "SIGNATURE_DOES_NOT_MATCH", "UNRECOGNIZED_CLIENT"),
    *("400", "401", "403"),  # of an answer without a body, which has nothing but its status
)
OTHER_REGION = ("301", "307", "PERMANENT_REDIRECT")


@dataclass(frozen=True)
class ArchiveFiles:
    """The files of an archive by their paths in it. ``host`` is the server; "" of a folder.

    What is not there is a :class:`FileNotFoundError`. Storage that cannot be reached, or refuses,
    is a :class:`StoreError`.
    """

    address: str
    system: fs.FileSystem
    host: str = ""

    def content(self, path: str) -> bytes:
        """All of a file."""
        with self._errors_told(), self.system.open_input_stream(path) as file:
            read: bytes = file.read()
            return read

    def sha256(self, path: str) -> str:
        """The SHA-256 of a file in hexadecimal, in memory that does not grow with it."""
        with self._errors_told(), self.system.open_input_stream(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def parquet(self, path: str) -> pq.FileMetaData:
        """What a file of Parquet says of itself."""
        with self._errors_told():
            return pq.read_metadata(path, filesystem=self.system)

    def names(self) -> list[str]:
        """The path of every file, in order."""
        with self._errors_told():
            found = self.system.get_file_info(fs.FileSelector("", recursive=True))
        return sorted(each.path for each in found if each.type == fs.FileType.File)

    def has_bucket(self) -> bool:
        """Whether the bucket is there; of a folder that is not asked."""
        if not self.host:
            return True
        bucket = self.system.base_path.partition("/")[0]
        with self._errors_told():
            found = self.system.base_fs.get_file_info(bucket)
        return bool(found.type != fs.FileType.NotFound)

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        """Turn what storage answers into an error in words of ours; that of a folder stays."""
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            if not self.host:
                raise
            raise _told(self.host, error) from None


def archive_files(address: str | Path) -> ArchiveFiles:
    """The files at an address: a folder, or ``s3://bucket/prefix``.

    Nothing is asked of storage yet. Raises :class:`StoreError` for an address or a variable of the
    environment that makes no sense.
    """
    written = str(address)
    if written.startswith(STORAGE):
        return _stored(written, os.environ)
    folder = Path(written).absolute().as_posix()
    return ArchiveFiles(written, fs.SubTreeFileSystem(folder, fs.LocalFileSystem()))


def _stored(address: str, environment: Mapping[str, str]) -> ArchiveFiles:
    path = "/".join(filter(None, address.removeprefix(STORAGE).split("/")))
    if not BUCKET.fullmatch(path.partition("/")[0]):  # what was written may hold a password
        raise StoreError(
            "The address of the archive names no bucket.",
            f"Write {STORAGE}bucket/prefix; credentials are read from {KEY} and {SECRET}.",
        )
    key, secret = environment.get(KEY), environment.get(SECRET)
    if bool(key) != bool(secret):
        raise StoreError(f"Of {KEY} and {SECRET} only one is set.", "Set both, or none.")
    region = next((found for name in REGIONS if (found := environment.get(name))), USUAL_REGION)
    endpoint, host = _server(environment)
    system = _system_class()(
        access_key=key or None,
        secret_key=secret or None,
        session_token=environment.get(TOKEN) or None if key else None,
        anonymous=not key,
        region=region,
        endpoint_override=endpoint,
        connect_timeout=CONNECT_SECONDS,
        tls_ca_file_path=environment.get(CERTIFICATES) or None,
    )
    return ArchiveFiles(
        f"{STORAGE}{path}",
        fs.SubTreeFileSystem(path, system),
        host or f"s3.{region}.amazonaws.com",
    )


def _system_class() -> Any:
    try:
        from pyarrow.fs import S3FileSystem  # noqa: PLC0415  # some builds have none
    except ImportError:
        wrong = "This build of pyarrow does not read storage that speaks S3."
        raise StoreError(wrong, "Install the one of requirements.lock from PyPI.") from None
    return S3FileSystem


def _server(environment: Mapping[str, str]) -> tuple[str | None, str]:
    """The address of the server and its host; that of Amazon's own is None."""
    name = next((name for name in ENDPOINTS if environment.get(name)), None)
    if name is None:
        return None, ""
    found = SERVER.fullmatch(environment[name])
    if found is None:  # what was written may hold a password
        raise StoreError(f"{name} is not the address of a server.", "Write https://host:port.")
    return environment[name].rstrip("/"), found[1]


def _told(host: str, error: OSError) -> StoreError:
    """What a server has answered, or that it has not, without what was sent to it."""
    found = ANSWER.search(str(error))
    code, status = found.groups() if found else ("", None)
    if code in REFUSALS or status in REFUSALS:
        return StoreError(
            f"{host} refuses to let the archive be read.",
            f"{KEY} and {SECRET} must name somebody who may list the bucket and read its files; "
            "without both only a public one is read.",
        )
    if code in OTHER_REGION or status in OTHER_REGION:
        wrong = f"The bucket is not in the region that {host} was asked for."
        return StoreError(wrong, f"Set {REGIONS[0]} to its region.")
    if code == "NETWORK_CONNECTION":
        wrong = f"{host} does not answer."
        remedy = (
            f"Is {ENDPOINTS[1]} the address of a server that speaks S3? For a certificate of your "
            f"own {CERTIFICATES} names the file of who signed it."
        )
        return StoreError(wrong, remedy)
    return StoreError(f"{host} has answered with an error: {status or code or 'unknown'}.")
