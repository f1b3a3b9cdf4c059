"""Two gateways under load while rights end and begin again: no answer under an ended right."""
