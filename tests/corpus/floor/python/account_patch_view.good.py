from rest_framework import serializers, status
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Account


class AccountSerializer(serializers.ModelSerializer):
    """An account as its owner sees and changes it."""

    class Meta:
        model = Account
        fields = ["id", "display_name", "language", "time_zone"]
        read_only_fields = ["id"]


class AccountView(APIView):
    permission_classes = [IsAuthenticated]

    def get(self, request):
        return Response(AccountSerializer(request.user.account).data)

    def patch(self, request):
        account = request.user.account
        serializer = AccountSerializer(account, data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return Response(serializer.data, status=status.HTTP_200_OK)
