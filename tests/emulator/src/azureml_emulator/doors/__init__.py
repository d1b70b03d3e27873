"""The ways in: patched clients in this process, or a loopback proxy for any process."""
