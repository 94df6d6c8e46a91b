// Node-API 9 (Node 20, Electron 33) can hold persistent references to objects only; Node-API 10 also to strings
// and other primitives, which better-sqlite3 13 does. Forced in front of its sources by `-include`, this replaces
// those two kinds of reference by one that keeps the value as the only element of an array.
#pragma once
#include <napi.h>
#include <utility>

#if NAPI_VERSION < 10
namespace Napi {

template <typename T>
class BoxedReference {
 public:
  BoxedReference() {}
  BoxedReference(BoxedReference&& other) : box_(std::move(other.box_)) {}
  BoxedReference& operator=(BoxedReference&& other) {
    box_ = std::move(other.box_);
    return *this;
  }

  bool IsEmpty() const { return box_.IsEmpty(); }
  Napi::Env Env() const { return box_.Env(); }
  T Value() const {
    if (box_.IsEmpty()) return T();
    return box_.Value().Get(uint32_t{0}).template As<T>();
  }
  void Reset() { box_.Reset(); }
  void Reset(const T& value, uint32_t /* always strong */ = 0) {
    Napi::Env env(value.Env());
    HandleScope scope(env);
    Object box = Object::New(env);
    box.Set(uint32_t{0}, value);
    box_ = Persistent(box);
  }

 private:
  ObjectReference box_;
};

template <>
class Reference<::Napi::String> : public BoxedReference<::Napi::String> {
 public:
  static Reference New(const ::Napi::String& value, uint32_t = 0) {
    Reference made;
    made.Reset(value);
    return made;
  }
};

template <>
class Reference<::Napi::Value> : public BoxedReference<::Napi::Value> {
 public:
  static Reference New(const ::Napi::Value& value, uint32_t = 0) {
    Reference made;
    made.Reset(value);
    return made;
  }
};

}  // namespace Napi
#endif
