package users

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func Login(users *mongo.Collection) gin.HandlerFunc {
	return func(c *gin.Context) {
		var form struct{ Email, PasswordHash string }
		if err := c.BindJSON(&form); err != nil {
			return
		}
		filter := bson.M{"email": form.Email, "hash": form.PasswordHash}
		var doc bson.M
		if err := users.FindOne(c, filter).Decode(&doc); err != nil {
			c.Status(http.StatusUnauthorized)
			return
		}
		c.JSON(http.StatusOK, doc["name"])
	}
}
