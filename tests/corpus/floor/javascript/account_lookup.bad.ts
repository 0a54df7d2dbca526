// CWE-943
import { Injectable } from "@nestjs/common";
import { InjectModel } from "@nestjs/mongoose";
import { Model } from "mongoose";
import { Account } from "./account.schema";

@Injectable()
export class AccountLookup {
  constructor(@InjectModel(Account.name) private readonly accounts: Model<Account>) {}

  async byCountry(country: string): Promise<Account[]> {
    return this.accounts.find({ $where: `this.country === "${country}"` }).limit(50);
  }

  async active(): Promise<number> {
    return this.accounts.countDocuments({ active: true });
  }
}
