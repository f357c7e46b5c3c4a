"""Every family of pages stays within its server, keeps the console quiet, and fits narrow windows."""

from __future__ import annotations

import re

import pytest

from conftest import Open, Site, Watch
