# CWE-915
from rest_framework import serializers, status
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Account


class AccountSerializer(serializers.ModelSerializer):
    """An account as its owner sees and changes it."""

    class Meta:
        model = Account
        fields = "__all__"


class AccountView(APIView):
    permission_classes = [IsAuthenticated]

    def get(self, request):
        return Response(AccountSerializer(request.user.account).data)

    def patch(self, request):
        account = request.user.account
        for name, value in request.data.items():
            setattr(account, name, value)
        account.save()
        return Response(AccountSerializer(account).data, status=status.HTTP_200_OK)
