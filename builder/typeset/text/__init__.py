"""The text engine: Unicode text in, measured lines of shaped runs out. It knows neither PDF nor Platypus."""
