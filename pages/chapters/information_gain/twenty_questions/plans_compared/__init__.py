"""Plans compared: what each way of asking costs on average."""
