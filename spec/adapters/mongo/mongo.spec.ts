import { createServer, type AddressInfo } from "node:net";
import { expect } from "chai";
import { MongoClient } from "mongodb";
import { shownLocation, withoutCredentials } from "../../../src/adapters/mongo/location.js";
import { MongoStore } from "../../../src/adapters/mongo/mongo-store.js";
import { openMongo } from "../../../src/adapters/mongo/open-mongo.js";
import { unreachable } from "../../../src/adapters/mongo/unreachable.js";
import { COLLECTIONS } from "../../../src/app/documents.js";
import { Refusal } from "../../../src/app/refusal.js";
import { STORES, type StorePlace } from "../../tools/stores.js";
import { failure } from "../../tools/with-store.js";

describe("MongoDB store, without a server", () => {
  it("shows a connection string without user, password and options", () => {
    expect(shownLocation("mongodb://user:p%40ss@host:27017,other/wuye?authSource=admin&tls=true")).to.equal("mongodb://host:27017,other/wuye");
    expect(shownLocation("mongodb+srv://user@cluster/wuye")).to.equal("mongodb+srv://cluster/wuye");
    expect(shownLocation("mongodb://host/wuye")).to.equal("mongodb://host/wuye");
  });
  it("takes the credentials out of any message", () => {
    const uri = "mongodb://bureau:s%40fe-secret@host/wuye";
    expect(withoutCredentials("no bureau:s%40fe-secret, s@fe-secret or bureau here", uri)).to.equal("no ***, *** or *** here");
  });
  it("says in words that a server cannot be reached, within seconds and without the password", async function () {
    this.timeout(20_000);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const start = Date.now();
    const error = await failure(openMongo(`mongodb://bureau:s3cret@127.0.0.1:${port}/wuye?authSource=admin`, COLLECTIONS));
    expect(Date.now() - start).to.be.below(10_000);
    expect(error).to.be.instanceOf(Refusal);
    expect(error.code).to.equal("mongodb");
    expect(error.message).to.contain(`mongodb://127.0.0.1:${port}/wuye`).and.contain("MONGODB_URI").and.not.contain("s3cret");
    expect((error as Refusal).text["zh-CN"]).to.contain("MONGODB_URI").and.not.contain("s3cret");
  });
  it("tells of a server that went away in words, without the password", async () => {
    const client = new MongoClient("mongodb://bureau:s3cret@127.0.0.1:9/wuye", { serverSelectionTimeoutMS: 100 });
    const uri = "mongodb://bureau:s3cret@127.0.0.1:9/wuye";
    const store = new MongoStore(client, { kind: "mongodb", version: "5.0.0", location: "here" }, COLLECTIONS, (error) => unreachable(uri, error));
    const stream = async (): Promise<void> => { for await (const batch of store.stream("records", { index: "kind" })) void batch; };
    for (const ask of [() => store.get("meta", "a"), () => store.insert("meta", "a", {}), () => store.bulk("meta", [{ id: "a", body: {} }]), () => store.count("meta", { index: "id" }), () => store.range("meta", { index: "id" }), stream]) {
      const error = await failure(ask());
      expect([error.code, error instanceof Refusal]).to.deep.equal(["mongodb", true]);
      expect(error.message).to.contain("mongodb://127.0.0.1:9/wuye").and.not.contain("s3cret");
    }
    await store.close();
  });
  it("refuses a connection string that is none, or names no database", async () => {
    for (const uri of ["mongodb://host", "mongodb://host/", "mongodb://host/?w=1", "http://host/x", "mongodb://a:b@/x", "mongodb://host/x?nonsense=1", "mongodb://user:s3cr@t@host/x"]) {
      const error = await failure(openMongo(uri, COLLECTIONS));
      expect(error.code, uri).to.equal("mongodb");
      expect(error.message).to.not.contain("s3cr");
    }
  });
});

for (const kind of STORES.filter((k) => k.name === "MongoDB")) {
  describe("MongoDB store, on a server", () => {
    let place: StorePlace;
    before(async () => { place = await kind.create(); });
    after(() => place.remove());

    it("creates every declared index, and keeps documents as plain BSON", async () => {
      const store = await place.open(COLLECTIONS);
      await store.insert("records", "r1@b1", { batch: "b1", version: 1, body: { id: "r1", kind: "penalty", subject: "f1", data: { points: 2 } } });
      const client = await MongoClient.connect(place.location);
      for (const { name, indexes } of COLLECTIONS) {
        const keys = (await client.db().collection(name).listIndexes().toArray()).map((i) => JSON.stringify(Object.keys(i.key as object)));
        expect(keys, name).to.have.members([JSON.stringify(["_id"]), ...indexes.map((i) => JSON.stringify([...i.fields, "_id"]))]);
      }
      expect(await client.db().collection("records").findOne({ "body.kind": "penalty" })).to.deep.equal({ _id: "r1@b1", _v: 1, batch: "b1", version: 1, body: { id: "r1", kind: "penalty", subject: "f1", data: { points: 2 } } });
      await client.close();
      await store.close();
    });
    it("lets two processes create it at the same time", async () => {
      const fresh = await kind.create();
      const stores = await Promise.all([fresh.open(COLLECTIONS), fresh.open(COLLECTIONS), fresh.open(COLLECTIONS)]);
      expect(await stores[0].insert("meta", "a", {})).to.equal(true);
      expect(await stores[2].insert("meta", "a", {})).to.equal(false);
      await Promise.all(stores.map((store) => store.close()));
      await fresh.remove();
    });
  });
}
