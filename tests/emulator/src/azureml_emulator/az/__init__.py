"""``az ml …`` lines, executed with the SDK that Azure's own extension wraps."""
