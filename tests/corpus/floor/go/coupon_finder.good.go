package coupons

import (
	"context"

	"github.com/gofiber/fiber/v2"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type Coupons struct {
	coll *mongo.Collection
}

func (h *Coupons) Find(c *fiber.Ctx) error {
	ctx, cancel := context.WithCancel(c.UserContext())
	defer cancel()
	code := c.Query("code")
	var found bson.M
	if err := h.coll.FindOne(ctx, bson.D{{Key: "code", Value: code}, {Key: "active", Value: true}}).Decode(&found); err != nil {
		return fiber.ErrNotFound
	}
	return c.JSON(fiber.Map{"percent": found["percent"]})
}
