// CWE-918
package hooks

import (
	"bytes"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"
)

type subscription struct {
	URL   string `json:"url" binding:"required,url"`
	Event string `json:"event" binding:"required"`
}

var errForbidden = errors.New("address not allowed")

func deliver(target string, payload any) error {
	body, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	client := &http.Client{Timeout: 5 * time.Second}
	res, err := client.Post(target, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func TestDelivery(c *gin.Context) {
	var sub subscription
	if err := c.ShouldBindJSON(&sub); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "bad subscription"})
		return
	}
	if err := deliver(sub.URL, gin.H{"event": sub.Event, "test": true}); err != nil {
		c.JSON(http.StatusBadGateway, gin.H{"error": "delivery failed"})
		return
	}
	c.Status(http.StatusNoContent)
}
