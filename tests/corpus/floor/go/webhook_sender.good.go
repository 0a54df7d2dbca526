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

func checked(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "https" {
		return nil, errForbidden
	}
	ips, err := net.LookupIP(u.Hostname())
	if err != nil {
		return nil, err
	}
	for _, ip := range ips {
		if ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() {
			return nil, errForbidden
		}
	}
	return u, nil
}

func deliver(target string, payload any) error {
	u, err := checked(target)
	if err != nil {
		return err
	}
	body, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	client := &http.Client{Timeout: 5 * time.Second}
	res, err := client.Post(u.String(), "application/json", bytes.NewReader(body))
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
