import re

from rest_framework import serializers

HOST = re.compile(r"^[a-z0-9-]+(?:\.[a-z0-9-]+)*$")


class SiteSerializer(serializers.Serializer):
    host = serializers.CharField(max_length=5000)

    def validate_host(self, value):
        if not HOST.match(value):
            raise serializers.ValidationError("not a host")
        return value
