"""Charts."""
from pmdocs.charts.timeline import *
