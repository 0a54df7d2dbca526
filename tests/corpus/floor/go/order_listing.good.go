package orders

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Order struct {
	ID         uint      `json:"id" gorm:"primaryKey"`
	CustomerID string    `json:"customer_id"`
	Status     string    `json:"status"`
	Total      int64     `json:"total"`
	CreatedAt  time.Time `json:"created_at"`
}

type Controller struct {
	db *gorm.DB
}

func NewController(db *gorm.DB) *Controller {
	return &Controller{db: db}
}

func (h *Controller) Bind(rg *gin.RouterGroup) {
	rg.GET("/orders", h.list)
	rg.GET("/orders/:id", h.get)
}

func (h *Controller) list(c *gin.Context) {
	tx := h.db.WithContext(c.Request.Context()).Model(&Order{})
	if status := c.Query("status"); status != "" {
		tx = tx.Where("status = ?", status)
	}
	if customer := c.Query("customer"); customer != "" {
		tx = tx.Where("customer_id = ?", customer)
	}

	var rows []Order
	if err := tx.Order("created_at DESC").Limit(100).Find(&rows).Error; err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, gin.H{"items": rows})
}

func (h *Controller) get(c *gin.Context) {
	var o Order
	err := h.db.WithContext(c.Request.Context()).First(&o, "id = ?", c.Param("id")).Error
	if err != nil {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	c.JSON(http.StatusOK, o)
}
