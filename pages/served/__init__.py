"""How the app goes over the network: compressed once, guarded, and with what programs that read pages look for."""
