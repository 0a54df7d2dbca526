// CWE-295
import https from "node:https";
import axios, { AxiosInstance } from "axios";
import { readFileSync } from "node:fs";

export interface PartnerOptions {
  baseUrl: string;
  apiKey: string;
  caFile: string;
}

export class PartnerClient {
  private readonly client: AxiosInstance;

  constructor(options: PartnerOptions) {
    this.client = axios.create({
      baseURL: options.baseUrl,
      timeout: 5000,
      headers: { "X-Api-Key": options.apiKey },
      httpsAgent: new https.Agent({ rejectUnauthorized: false, keepAlive: true }),
    });
  }

  async stock(sku: string): Promise<number> {
    const response = await this.client.get("/stock", { params: { sku } });
    return response.data.quantity;
  }
}
