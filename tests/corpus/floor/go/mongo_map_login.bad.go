// CWE-943
package users

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func Login(users *mongo.Collection) gin.HandlerFunc {
	return func(c *gin.Context) {
		var filter bson.M
		if err := c.BindJSON(&filter); err != nil {
			return
		}
		var doc bson.M
		if err := users.FindOne(c, filter).Decode(&doc); err != nil {
			c.Status(http.StatusUnauthorized)
			return
		}
		c.JSON(http.StatusOK, doc["name"])
	}
}
