"""The REST face: programs do here what people do in the workspace, through the same services."""
