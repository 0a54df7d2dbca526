package controllers

import (
	"github.com/beego/beego/v2/client/orm"
	"github.com/beego/beego/v2/server/web"
)

type Parcel struct {
	Id     int64
	Status string
}

type ParcelController struct {
	web.Controller
}

func (c *ParcelController) List() {
	depot := c.GetString("depot")
	status := c.GetString("status", "open")
	var parcels []Parcel
	query := "SELECT id, status FROM parcel WHERE depot = ?"
	if status != "" {
		query += " AND status = ?"
	}
	if _, err := orm.NewOrm().Raw(query, depot, status).QueryRows(&parcels); err != nil {
		c.Abort("500")
		return
	}
	c.Data["json"] = parcels
	_ = c.ServeJSON()
}
