from django.db import connection, models


class ShipmentQuerySet(models.QuerySet):
    def late(self):
        return self.filter(delivered_at__isnull=True)


class ShipmentManager(models.Manager.from_queryset(ShipmentQuerySet)):
    COLUMNS = {"date": "created_at", "carrier": "carrier", "weight": "weight_kg"}

    def board(self, depot, sort="date", descending=False):
        """Rows for the depot's board, which is too slow through the ORM."""
        direction = "DESC" if descending else "ASC"
        column = self.COLUMNS.get(sort, "created_at")
        query = (
            "SELECT id, reference, carrier, weight_kg FROM logistics_shipment "
            "WHERE depot = %s "
            f"ORDER BY {column} {direction}"
        )
        with connection.cursor() as cursor:
            cursor.execute(query, [depot])
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row)) for row in cursor.fetchall()]


class Shipment(models.Model):
    reference = models.CharField(max_length=20, unique=True)
    carrier = models.CharField(max_length=40)
    depot = models.CharField(max_length=10)
    weight_kg = models.DecimalField(max_digits=8, decimal_places=2)
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)

    objects = ShipmentManager()
