"""One-stop and resolving officers: intake, worklist, the dossier."""
